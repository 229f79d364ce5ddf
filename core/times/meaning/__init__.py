"""What a sentence means to one reader: which days, hours, zones and so which instants it can stand for."""
