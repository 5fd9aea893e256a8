namespace DataGouv.Core;

/// <summary>The path of an operation, taken apart once: what stands there as it is, and the parameters between.</summary>
internal sealed class AddressTemplate
{
    private readonly (string Text, string? Parameter)[] _parts;

    /// <summary>Takes a template apart.</summary>
    /// <param name="template">The URL template below the base address; its query is left out.</param>
    public AddressTemplate(string template)
    {
        var query = template.IndexOf("{?", StringComparison.Ordinal);
        var rest = query < 0 ? template : template[..query];
        var parts = new List<(string, string?)>();
        for (var open = rest.IndexOf('{'); open >= 0; open = rest.IndexOf('{'))
        {
            var close = rest.IndexOf('}');
            parts.Add((rest[..open], rest[(open + 1)..close]));
            rest = rest[(close + 1)..];
        }

        parts.Add((rest, null));
        _parts = [.. parts];
    }

    /// <summary>Writes the path.</summary>
    /// <param name="address">The address so far.</param>
    /// <param name="parameters">The path parameters.</param>
    /// <returns>Whether all parameters are texts; of others only Kiota knows how they are written.</returns>
    public bool TryWrite(AddressWriter address, Dictionary<string, object> parameters)
    {
        foreach (var (text, name) in _parts)
        {
            address.Append(text);
            if (name is null)
            {
                continue;
            }

            if (!parameters.TryGetValue(name, out var value) || value is not string written)
            {
                return false;
            }

            address.AppendEscaped(written);
        }

        return true;
    }
}
