"""What a trip report has to hold: fields, dates, figures, links, who does what until when."""
