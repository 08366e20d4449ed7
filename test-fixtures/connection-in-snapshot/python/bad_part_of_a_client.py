"""The index is looked for at the start, through a part of the client: its pool keeps the connection. One client, one finding."""
import os

from elasticsearch import AsyncElasticsearch, Elasticsearch
from fastapi import FastAPI

articles = Elasticsearch(os.environ["ARTICLES"])
if not articles.indices.exists(index="articles"):  # expect: connection-in-snapshot
    articles.indices.create(index="articles")


class Comments:
    def __init__(self, client):
        self.client = client

    async def prepare(self):
        await self.client.cluster.health(wait_for_status="yellow")  # expect: connection-in-snapshot


comments = Comments(AsyncElasticsearch(os.environ["COMMENTS"]))
app = FastAPI(on_startup=[comments.prepare])


@app.get("/articles")
def find(text: str):
    return articles.search(index="articles", query={"match": {"body": text}})["hits"]


@app.get("/comments")
async def newest():
    return (await comments.client.search(index="comments", size=10))["hits"]
