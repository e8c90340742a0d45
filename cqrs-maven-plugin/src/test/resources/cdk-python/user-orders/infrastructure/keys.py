"""Keys of tables and indexes."""

from collections.abc import Mapping

from aws_cdk.aws_dynamodb import CfnTable


def attributes(types: Mapping[str, str]) -> list[CfnTable.AttributeDefinitionProperty]:
    """Give the attributes that keys consist of their types."""
    return [
        CfnTable.AttributeDefinitionProperty(attribute_name=name, attribute_type=type_)
        for name, type_ in types.items()
    ]


def keys(partition: str, sort: str | None = None) -> list[CfnTable.KeySchemaProperty]:
    """Make a key of a partition key and, if there is one, a sort key."""
    key = [CfnTable.KeySchemaProperty(attribute_name=partition, key_type="HASH")]
    if sort:
        key.append(CfnTable.KeySchemaProperty(attribute_name=sort, key_type="RANGE"))
    return key
