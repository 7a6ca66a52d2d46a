"""Turn the graph, its facts and its findings into plain frozen records of what pages and reports show."""
