"""From typed words to their parts: days, clock times, zones, and marks of doubt. Nothing here knows what time it is."""
