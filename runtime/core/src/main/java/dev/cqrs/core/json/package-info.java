/** JSON to trees and back, exactly. */
package dev.cqrs.core.json;
