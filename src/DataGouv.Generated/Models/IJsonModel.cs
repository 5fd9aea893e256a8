using System.Text.Json.Serialization.Metadata;

namespace DataGouv.Core;

/// <summary>A model that knows how it is read and written.</summary>
/// <typeparam name="T">The model itself.</typeparam>
public interface IJsonModel<T>
    where T : class
{
    /// <summary>Gets how the model is read and written, without reflection.</summary>
    static abstract JsonTypeInfo<T> JsonTypeInfo { get; }
}
