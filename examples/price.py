# Asks its host twice, from the middle of a comprehension, and prints what it makes of the answers.
basket = {"tea": 2, "bread": 3}
total = sum(look_up(what) * count for what, count in basket.items())
print(f"{len(basket)} things, {total:.2f} in all")
