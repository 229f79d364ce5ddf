"""Every measurement, at a size that shows only that it still runs. What it measures is for whoever runs it to judge."""
