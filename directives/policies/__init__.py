"""May this actor do this now? One file per noun; reasons say which role or which state may."""
