"""Pictures as they are sent, without what the camera wrote beside them."""
