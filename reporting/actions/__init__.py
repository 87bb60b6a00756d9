"""The only place that writes: catalogue, forms, periods, reports and what the office decides about them."""
