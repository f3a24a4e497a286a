"""Objects inside of bodies, read as strictly as the bodies themselves."""

from typing import Any

from rest_framework import serializers


class Part(serializers.Serializer[Any]):
    """An object inside of a body. It is given whole; what is unknown in it is refused by name."""

    def to_internal_value(self, data: Any) -> Any:
        """Will return the values.

        Raises: ValidationError.
        """
        unknown = sorted(set(data) - set(self.fields)) if isinstance(data, dict) else []
        if unknown:
            known = ", ".join(sorted(str(name) for name in self.fields))
            said = f"There is no such field. Known are: {known}."
            raise serializers.ValidationError(dict.fromkeys(unknown, said), code="unknown")
        return super().to_internal_value(data)
