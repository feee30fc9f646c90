"""The measures of the resolution: targets as worded, results as published."""
