package org.library.book;

public enum Genre {
  NOVEL,
  ESSAY
}
