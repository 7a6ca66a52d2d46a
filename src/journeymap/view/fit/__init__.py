"""How each account is treated, held against what its value and its needs call for."""
