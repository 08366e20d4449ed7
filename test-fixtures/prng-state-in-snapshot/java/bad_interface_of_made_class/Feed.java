package shop;

interface Feed {
  void open();

  String quote(String symbol);
}
