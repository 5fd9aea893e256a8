using System.Globalization;

namespace DataGouv.Core;

/// <summary>Writes query parameters the way the servers read them, whatever the culture of the machine.</summary>
public readonly struct QueryWriter
{
    private readonly IDictionary<string, object>? _parameters;
    private readonly AddressWriter? _address;
    private readonly ApiOperation _operation;

    /// <summary>Writes into the parameters of Kiota's request.</summary>
    internal QueryWriter(IDictionary<string, object> parameters, ApiOperation operation) =>
        (_parameters, _operation) = (parameters, operation);

    /// <summary>Writes into the address itself.</summary>
    internal QueryWriter(AddressWriter address, ApiOperation operation) => (_address, _operation) = (address, operation);

    /// <summary>Writes a text; null is left out.</summary>
    public void Add(string name, string? value)
    {
        if (value is not null && _parameters is not null)
        {
            _parameters[name] = value;
        }
        else if (value is not null)
        {
            _address!.AppendQuery(name, value);
        }
    }

    /// <summary>Writes a whole number.</summary>
    public void Add(string name, int? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a whole number.</summary>
    public void Add(string name, long? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a number.</summary>
    /// <exception cref="ArgumentException">The number is NaN or infinite, which the servers do not read as a number.</exception>
    public void Add(string name, double? value)
    {
        if (value is { } number && !double.IsFinite(number))
        {
            throw new ArgumentException(
                $"{_operation} takes a finite number for the query parameter \"{name}\", not NaN or infinity.",
                name);
        }

        Add(name, value?.ToString("R", CultureInfo.InvariantCulture));
    }

    /// <summary>Writes <c>true</c> or <c>false</c>.</summary>
    public void Add(string name, bool? value) =>
        Add(
            name,
            value switch
            {
                true => "true",
                false => "false",
                null => null,
            });

    /// <summary>Writes <c>true</c>; false is left out, because the server takes any text for true.</summary>
    public void AddFlag(string name, bool? value) => Add(name, value is true ? "true" : null);

    /// <summary>Writes a UUID in lower case.</summary>
    public void Add(string name, Guid? value) => Add(name, value?.ToString("D"));

    /// <summary>Writes a date, <c>yyyy-MM-dd</c>.</summary>
    public void Add(string name, DateOnly? value) => Add(name, value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>Writes an instant in UTC.</summary>
    public void Add(string name, DateTimeOffset? value) =>
        Add(name, value?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture));

    /// <summary>Writes a value of an open enum.</summary>
    public void Add(string name, OpenEnum? value) => Add(name, value?.Value);

    /// <summary>Writes the parameter once for each text. An empty list is left out.</summary>
    public void Add(string name, IReadOnlyCollection<string>? values)
    {
        if (_parameters is not null && values is { Count: > 0 })
        {
            _parameters[name] = values.ToArray();
        }
        else
        {
            foreach (var value in values ?? [])
            {
                _address!.AppendQuery(name, value);
            }
        }
    }

    /// <summary>Writes the parameter once for each value of an open enum. An empty list is left out.</summary>
    public void Add(string name, IReadOnlyCollection<OpenEnum>? values) => Add(name, values?.Select(value => value.Value).ToArray());

    /// <summary>Refuses a request without a parameter that the server requires.</summary>
    /// <param name="name">The name on the wire.</param>
    /// <param name="property">The name of the property.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="ArgumentException">The value is null or empty.</exception>
    public void Require(string name, string property, object? value)
    {
        if (value is null or "" or System.Collections.ICollection { Count: 0 })
        {
            throw new ArgumentException(
                $"{_operation} requires the query parameter \"{name}\": set QueryParameters.{property} in the request configuration.",
                property);
        }
    }
}
