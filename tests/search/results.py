"""Asking the page of results."""

ADDRESS = "/tim-kiem/"


def ask(client, query: str, path: str = ADDRESS):
    return client.get(f"{path}?{query}")


def text_of(response) -> str:
    return response.content.decode()


def total(client, address: str) -> int:
    return client.get(f"{address}&format=json").json()["total"]
