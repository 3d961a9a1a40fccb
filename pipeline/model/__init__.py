"""The frozen values that flow between the stages; types only, no behaviour beyond looking at themselves."""
