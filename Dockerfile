# journeymap in a container, for CI systems that run steps in images:
#   docker build --tag journeymap .
#   docker run --rm --user "$(id -u):$(id -g)" --volume "$PWD:/work" journeymap validate
# The base image is named by digest, as a tag can be moved; Dependabot proposes newer ones.
FROM python:3.13-slim@sha256:7c61056e61ac89e852de05f3dc6fa51a6dd2181797bceed46aa725dd7cb2cd3b AS build
WORKDIR /source
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY src src
COPY templates templates
# Exact versions, for running and for building: the second variable is for pip 25.3 and later.
RUN PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt \
    pip wheel --no-cache-dir --wheel-dir /wheels ".[ics]"

FROM python:3.13-slim@sha256:7c61056e61ac89e852de05f3dc6fa51a6dd2181797bceed46aa725dd7cb2cd3b
# Only what is needed to run: no compiler, no pip cache, no root.
RUN --mount=type=bind,from=build,source=/wheels,target=/wheels \
    pip install --no-cache-dir --no-index --find-links /wheels "journeymap[ics]"
ENV PYTHONUTF8=1 PYTHONDONTWRITEBYTECODE=1
USER 65534:65534
WORKDIR /work
ENTRYPOINT ["journeymap"]
CMD ["--help"]
