from fastapi import APIRouter, Depends, HTTPException
from pydantic import BaseModel, Field
from sqlalchemy import select

from database import get_session
from models import Account

router = APIRouter()


class NewAccount(BaseModel):
    owner: str = Field(min_length=1, max_length=100)


@router.post("", status_code=201)
def open_account(new: NewAccount, session=Depends(get_session)):
    account = Account(owner=new.owner)
    session.add(account)
    session.flush()
    return {"id": account.id}


@router.get("/{account_id}")
def show_account(account_id: str, session=Depends(get_session)):
    account = session.scalars(select(Account).where(Account.id == account_id)).one_or_none()
    if account is None:
        raise HTTPException(status_code=404)
    return {"id": account.id, "owner": account.owner, "balance": str(account.balance)}
