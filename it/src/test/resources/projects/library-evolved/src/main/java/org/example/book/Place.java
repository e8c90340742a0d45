package org.example.book;

public record Place(long floor, long shelf) {

  /** The first digit of a shelf's number is its floor. */
  public static Place of(long shelf) {
    return new Place(shelf / 100, shelf);
  }
}
