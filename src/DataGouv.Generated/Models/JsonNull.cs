namespace DataGouv;

/// <summary>Null, said on purpose: <c>body.Deleted = JsonNull.Value</c> sends <c>"deleted": null</c>.</summary>
public sealed class JsonNull
{
    private JsonNull()
    {
    }

    /// <summary>The one value.</summary>
    public static JsonNull Value { get; } = new();
}
