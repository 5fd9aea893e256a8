namespace DataGouv.Benchmarks.Calls.Catalogue;

/// <summary>The list of datasets of a <see cref="Serving.CatalogueServer"/>, read in one of the ways that are compared.</summary>
internal interface ICatalogue : IDisposable
{
    /// <summary>Reads the first page of 3 KB, and returns how many datasets it has.</summary>
    Task<int> ReadPageAsync();

    /// <summary>Reads all datasets in pages of 1 MB, and returns how many they are.</summary>
    Task<int> CrawlAsync();
}
