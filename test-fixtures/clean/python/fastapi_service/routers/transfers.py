from decimal import Decimal

from fastapi import APIRouter, Depends, Header, HTTPException
from pydantic import BaseModel

from database import get_session
from models import Account, Transfer

router = APIRouter()


class NewTransfer(BaseModel):
    source: str
    target: str
    amount: Decimal


@router.post("", status_code=201)
def transfer(new: NewTransfer, idempotency_key: str = Header(), session=Depends(get_session)):
    if existing := session.get(Transfer, idempotency_key):
        return {"id": existing.id, "repeated": True}
    source, target = session.get(Account, new.source), session.get(Account, new.target)
    if source is None or target is None or new.amount <= 0:
        raise HTTPException(status_code=422)
    source.balance -= new.amount
    target.balance += new.amount
    session.add(Transfer(id=idempotency_key, source=source.id, target=target.id, amount=new.amount))
    return {"id": idempotency_key, "repeated": False}
