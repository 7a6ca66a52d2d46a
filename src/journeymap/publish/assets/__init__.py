"""What a page carries of styles, scripts, symbols and pictures: only what it uses."""
