package org.example.ledger;

public enum Currency {
  EUR,
  USD
}
