"""The measures, a family a file: from plain tables to records of a snapshot.

Expressions hold to what every engine can say: no median, no quantile, and no window whose order leaves a tie open.
"""
