package org.library.book;

import java.util.List;

public record Chapter(String title, List<List<Integer>> pages) {}
