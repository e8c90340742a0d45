package dev.cqrs.local.cloud;

import java.util.Optional;

/**
 * Who calls a service.
 *
 * @param accountId the account, twelve digits
 * @param region the region that the call was signed for
 * @param roleName the role whose credentials signed the call; empty for the owner of the account,
 *     who may do everything
 */
public record Caller(String accountId, String region, Optional<String> roleName) {}
