using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DataGouv.Core;

/// <summary>The base of all models: they are read from JSON and written as JSON, and keep the members that the SDK does not know.</summary>
public abstract class JsonModel
{
    private JsonMap? _additionalData;

    private protected JsonModel() { }

    /// <summary>Gets or sets the members of the JSON object that the model does not name. It is never null.</summary>
    [AllowNull]
    public JsonMap AdditionalData
    {
        get => _additionalData ??= [];
        set => _additionalData = value;
    }

    /// <summary>Gets or sets <see cref="AdditionalData"/> as the serializer reads and writes it: null where there are none.</summary>
    internal IDictionary<string, JsonElement>? UnnamedMembers
    {
        get => _additionalData is null ? null : new UnnamedMembers(_additionalData);
        set => _additionalData = ((UnnamedMembers?)value)?.Map;
    }

    /// <summary>
    /// Returns the model as JSON: what was absent from the JSON that it was read from is absent, what was null is null, and what was set
    /// since is there.
    /// </summary>
    /// <exception cref="ArgumentException">A number or a value of free-form data cannot be written; the message has the path.</exception>
    public string ToJson() => JsonBody.WriteText(this, GetTypeInfo());

    /// <summary>Gets how the type of this very object is read and written.</summary>
    private protected abstract JsonTypeInfo GetTypeInfo();
}
