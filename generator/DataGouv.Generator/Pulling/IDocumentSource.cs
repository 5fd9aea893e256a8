using DataGouv.Generator.Documents;

namespace DataGouv.Generator.Pulling;

/// <summary>Where documents come from.</summary>
internal interface IDocumentSource
{
    /// <summary>Fetches the document of an API, or nothing when it is the one that the lock describes.</summary>
    Task<FetchedDocument> Fetch(Api api, LockFile? known, CancellationToken cancellation);
}
