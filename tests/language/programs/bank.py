# Objects with invariants: accounts, transactions, audit by context manager, custom exceptions.
class BankError(Exception): pass
class Insufficient(BankError):
    def __init__(self, account, wanted):
        super().__init__(f"{account.owner} has {account.balance}, needs {wanted}")
        self.account, self.wanted = account, wanted


class Positive:
    def __set_name__(self, owner, name): self.name = "_" + name
    def __get__(self, o, t): return self if o is None else getattr(o, self.name)
    def __set__(self, o, v):
        if v < 0: raise ValueError(f"{self.name[1:]} would be {v}")
        setattr(o, self.name, v)


class Account:
    balance = Positive()
    count = 0
    def __init__(self, owner, balance=0):
        self.owner, self.balance, self.log = owner, balance, []
        Account.count += 1
        self.number = Account.count
    def deposit(self, n):
        if n <= 0: raise ValueError("deposit must be positive")
        self.balance += n; self.log.append(("deposit", n))
        return self
    def withdraw(self, n):
        if n > self.balance: raise Insufficient(self, n)
        self.balance -= n; self.log.append(("withdraw", n))
        return self
    def __repr__(self): return f"<{self.owner}: {self.balance}>"
    def __lt__(self, o): return self.balance < o.balance
    def __eq__(self, o): return isinstance(o, Account) and self.number == o.number
    def __hash__(self): return hash(self.number)
    def __iadd__(self, n): return self.deposit(n)
    def __isub__(self, n): return self.withdraw(n)
    def __bool__(self): return self.balance > 0
    def __format__(self, spec): return f"{self.owner}{self.balance:{spec}}" if spec else repr(self)


class Savings(Account):
    def __init__(self, *a, rate=0.05, **k): super().__init__(*a, **k); self.rate = rate
    def accrue(self): self.balance = round(self.balance * (1 + self.rate), 2); return self
    def withdraw(self, n):
        if n > 100: raise BankError("limit is 100")
        return super().withdraw(n)


class Transaction:
    def __init__(self, *accounts): self.accounts = accounts
    def __enter__(self): self.saved = [(a, a.balance, len(a.log)) for a in self.accounts]; return self
    def __exit__(self, t, v, tb):
        if t is not None:
            for a, b, n in self.saved: a.balance = b; del a.log[n:]
        return t is not None and issubclass(t, BankError)


class Bank:
    def __init__(self): self.accounts = {}
    def __getitem__(self, k): return self.accounts[k]
    def __contains__(self, k): return k in self.accounts
    def __iter__(self): return iter(sorted(self.accounts.values(), reverse=True))
    def __len__(self): return len(self.accounts)
    def open(self, owner, *a, kind=Account, **k):
        if owner in self: raise BankError(f"{owner} exists")
        return self.accounts.setdefault(owner, kind(owner, *a, **k))
    def transfer(self, a, b, n):
        with Transaction(self[a], self[b]) as t:
            self[b].deposit(n)
            self[a].withdraw(n)
            return True
        return False


bank = Bank()
ann, bob, cat = bank.open("ann", 100), bank.open("bob"), bank.open("cat", 500, kind=Savings, rate=0.1)
print(bank.transfer("ann", "bob", 30), bank.transfer("ann", "bob", 300), bank.transfer("cat", "ann", 200), ann, bob, cat, ann.log, bob.log)
ann += 5; ann -= 10; bob.deposit(1).withdraw(2)
print(list(bank), max(bank), len(bank), "zed" in bank, bool(Account("empty")), f"{ann:>8}", f"{bob}", cat.accrue().balance, ann == bank["ann"], {ann: "key"}[bank["ann"]], isinstance(cat, Account))
for f in (lambda: bank.open("ann"), lambda: ann.withdraw(10**6), lambda: ann.deposit(-1), lambda: setattr(ann, "balance", -5), lambda: bank["zed"], lambda: cat.withdraw(101), lambda: bank.transfer("ann", "nobody", 1), lambda: Account("x", -1)):
    try: print(f())
    except Insufficient as e: print("Insufficient", e, e.wanted, e.account is ann)
    except (BankError, ValueError, KeyError) as e: print(type(e).__name__, e)
print(sum(a.balance for a in bank), Account.count, [a.number for a in bank], sorted(vars(cat)), Savings.__mro__[1].__name__)
