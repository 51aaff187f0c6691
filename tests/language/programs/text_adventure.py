# A state machine driven by a script: dict dispatch, string parsing, sets, nested data.
ROOMS = {
    "hall": {"desc": "A dusty hall.", "exits": {"north": "library", "east": "kitchen"}, "items": {"lamp"}},
    "library": {"desc": "Rows of books.", "exits": {"south": "hall"}, "items": {"book", "key"}},
    "kitchen": {"desc": "It smells of onions.", "exits": {"west": "hall", "down": "cellar"}, "items": {"knife"}},
    "cellar": {"desc": "Dark and cold.", "exits": {"up": "kitchen"}, "items": {"treasure"}},
}


class Quit(Exception): pass


class Game:
    def __init__(self, rooms):
        self.rooms = {k: {**v, "items": set(v["items"])} for k, v in rooms.items()}
        self.at, self.bag, self.turns, self.lit = "hall", [], 0, False
    def __getattr__(self, name):
        if name.startswith("do_"): raise AttributeError(f"I do not know how to {name[3:]}")
        raise AttributeError(name)
    @property
    def room(self): return self.rooms[self.at]
    def look(self):
        if self.at == "cellar" and not self.lit: return "It is pitch dark."
        items = ", ".join(sorted(self.room["items"])) or "nothing"
        return f"{self.room['desc']} You see {items}. Exits: {', '.join(self.room['exits'])}."
    do_look = lambda self: self.look()
    def do_go(self, where):
        self.at = self.room["exits"][where]
        return self.look()
    def do_take(self, *items):
        if items == ("all",): items = sorted(self.room["items"])
        taken = []
        for item in items:
            if item == "treasure" and "key" not in self.bag: raise ValueError("the chest is locked")
            self.room["items"].remove(item); self.bag.append(item); taken.append(item)
        return f"Taken: {' and '.join(taken)}." if taken else "Nothing to take."
    def do_drop(self, item): self.bag.remove(item); self.room["items"].add(item); return f"Dropped {item}."
    def do_light(self, item="lamp"):
        assert item in self.bag, f"you have no {item}"
        self.lit = True
        return "Light!"
    def do_bag(self): return f"You carry {len(self.bag)} thing{'s' * (len(self.bag) != 1)}: {', '.join(self.bag) or '-'}"
    def do_quit(self): raise Quit(self.turns)
    def step(self, line):
        self.turns += 1
        verb, *args = line.lower().split() or ["look"]
        try: return getattr(self, "do_" + verb)(*args)
        except KeyError as e: return f"No {e.args[0]} here." if verb != "go" else f"You cannot go {args[0]}."
        except ValueError as e: return f"You cannot: {e}."
        except AttributeError as e: return f"{e}."
        except TypeError as e: return f"What? ({str(e).partition('()')[2].strip()})"
        except AssertionError as e: return f"Sorry, {e}."


game = Game(ROOMS)
script = """look
go north
TAKE book
take key lantern
bag
go up
go south
take lamp
fly away
go
light knife
go east
go down
look
take treasure
light
look
take all
drop book
drop book
bag

go up
quit
never reached"""
try:
    for line in script.splitlines(): print(f"> {line}\n  {game.step(line)}")
except Quit as q: print("Bye after", q.args[0], "turns with", game.bag)
print(ROOMS["library"]["items"] == {"book", "key"}, {k: sorted(v["items"]) for k, v in game.rooms.items()})
