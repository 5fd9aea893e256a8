namespace DataGouv;

/// <summary>Stands for null that is sent on purpose: <c>body.Deleted = JsonNull.Value</c> sends <c>"deleted": null</c>.</summary>
public sealed class JsonNull
{
    private JsonNull()
    {
    }

    /// <summary>Gets the only instance.</summary>
    public static JsonNull Value { get; } = new();
}
