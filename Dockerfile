# journeymap in a container, for CI systems that run steps in images:
#   docker build --tag journeymap .
#   docker run --rm --user "$(id -u):$(id -g)" --volume "$PWD:/work" journeymap validate
FROM python:3.13-slim AS build
WORKDIR /source
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY src src
COPY templates templates
# Exact versions, for running and for building: the second variable is for pip 25.3 and later.
RUN PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt \
    pip wheel --no-cache-dir --wheel-dir /wheels .

FROM python:3.13-slim
# Only what is needed to run: no compiler, no pip cache, no root.
RUN --mount=type=bind,from=build,source=/wheels,target=/wheels \
    pip install --no-cache-dir --no-index --find-links /wheels journeymap
ENV PYTHONUTF8=1 PYTHONDONTWRITEBYTECODE=1
USER 65534:65534
WORKDIR /work
ENTRYPOINT ["journeymap"]
CMD ["--help"]
