def test_find(talk):
    assert "+8613800138000" in talk("王小明")
def test_log(talk):
    print(talk("visited Acme, wants 10% off, call back tomorrow 3pm"))
    print(talk("undo"))
    print(talk("undo"))
def test_wait(talk):
    print(talk(":wait 2d"))
