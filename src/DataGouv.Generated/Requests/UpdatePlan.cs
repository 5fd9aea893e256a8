namespace DataGouv.Core;

/// <summary>How an object is updated without losing what the update does not name.</summary>
/// <typeparam name="TModel">What is read.</typeparam>
/// <typeparam name="TPatch">What is sent.</typeparam>
/// <param name="Operation">The operation that updates the object.</param>
/// <param name="Write">Sends an update.</param>
internal sealed record UpdatePlan<TModel, TPatch>(ApiOperation Operation, Func<TPatch, CancellationToken, Task<TModel>> Write)
    where TModel : ReadModel
    where TPatch : WriteModel, new()
{
    /// <summary>Gets what reads some fields of the object; null where it is not read.</summary>
    public Func<string[], CancellationToken, Task<TModel>>? Read { get; init; }

    /// <summary>Gets the fields that the server would empty.</summary>
    public string[] EmptiedFields { get; init; } = [];

    /// <summary>Gets what sends back what the server would empty; null where it empties nothing.</summary>
    public Action<TModel, TPatch>? Keep { get; init; }

    /// <summary>Gets the field that tells one state of the object from another.</summary>
    public string[] VersionFields { get; init; } = [];

    /// <summary>Gets what returns the state of an object; null where the server gives none.</summary>
    public Func<TModel, object?>? Version { get; init; }
}
