using DataGouv.Tabular;

namespace DataGouv.Metrics;

/// <summary>How a kind of object is identified: in which column, and what its ids look like.</summary>
internal sealed record ObjectIdentifier(string Column, string Object, bool IsUuid)
{
    private const int ObjectIdLength = 24;

    public static ObjectIdentifier Dataset { get; } = new("dataset_id", "a dataset", IsUuid: false);

    public static ObjectIdentifier Resource { get; } = new("resource_id", "a resource", IsUuid: true);

    public static ObjectIdentifier Organization { get; } = new("organization_id", "an organization", IsUuid: false);

    public static ObjectIdentifier Reuse { get; } = new("reuse_id", "a reuse", IsUuid: false);

    public static ObjectIdentifier Dataservice { get; } = new("dataservice_id", "a dataservice", IsUuid: false);

    public static string[] Texts(ReadOnlySpan<Guid> ids)
    {
        var texts = new string[ids.Length];
        for (var place = 0; place < ids.Length; place++)
        {
            texts[place] = ids[place].ToString("D");
        }

        return texts;
    }

    /// <exception cref="ArgumentException">There is no id, or one is of another kind of object.</exception>
    public TabularFilter Filter(ReadOnlySpan<string> ids)
    {
        if (ids.IsEmpty)
        {
            throw new ArgumentException($"There is no id: pass that of {Object}, or leave Of out for all.", nameof(ids));
        }

        var values = new TabularValue[ids.Length];
        for (var place = 0; place < ids.Length; place++)
        {
            values[place] = Checked(ids[place]);
        }

        var column = new TabularColumn(Column);
        return values.Length == 1 ? column == values[0] : column.In(values);
    }

    private string Checked(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id, "ids");
        if (Guid.TryParse(id, out var uuid) && id.Length != ObjectIdLength)
        {
            return IsUuid ? uuid.ToString("D") : throw new ArgumentException($"\"{id}\" is the id of a resource: pass that of {Object}, 24 hexadecimal digits.", nameof(id));
        }

        var isObjectId = id.Length == ObjectIdLength && id.All(char.IsAsciiHexDigit);
        return (isObjectId, IsUuid) switch
        {
            (true, false) => id.ToLowerInvariant(),
            (true, true) => throw new ArgumentException($"\"{id}\" is the id of a dataset or another object: pass that of a resource, a UUID.", nameof(id)),
            _ => throw new ArgumentException($"\"{id}\" is not the id of {Object}: metrics know ids only, {(IsUuid ? "a UUID" : "24 hexadecimal digits")}, no slugs. Read the object in the catalogue for its id.", nameof(id)),
        };
    }
}
