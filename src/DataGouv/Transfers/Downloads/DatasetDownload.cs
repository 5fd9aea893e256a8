using DataGouv.Catalog;

namespace DataGouv;

/// <summary>What became of one file of a dataset. One that fails does not stop the others.</summary>
/// <param name="Resource">The resource; null when the list of the dataset has an empty place, which is a failure.</param>
/// <param name="File">The file; null when it failed.</param>
/// <param name="Failure">Why it failed; null when it did not.</param>
public sealed record DatasetDownload(Resource? Resource, DownloadedFile? File, Exception? Failure);
