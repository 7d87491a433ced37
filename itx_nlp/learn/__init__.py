"""Train and evaluate; the only place that needs scikit-learn."""
