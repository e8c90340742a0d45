package org.example.book;

public enum Genre {
  NOVEL,
  SCIENCE
}
