from storefront import create_app

app = create_app({"PAGE_SIZE": 30})
