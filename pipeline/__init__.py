"""tripreport: a Japanese trip-report draft in, a faithful English summary in Word out."""

VERSION = "0.1.0"
