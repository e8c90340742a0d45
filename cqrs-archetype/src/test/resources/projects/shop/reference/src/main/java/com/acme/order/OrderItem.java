package com.acme.order;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;

/** One line of an order.
 *
 * @param product the name of the product
 * @param quantity how many of it
 * @param price the price of one, exact
 */
public record OrderItem(
    @NotBlank String product, @Positive int quantity, @PositiveOrZero BigDecimal price) {

  /** Returns the price of the whole line. */
  public BigDecimal amount() {
    return price.multiply(BigDecimal.valueOf(quantity));
  }
}
