namespace DataGouv.Core;

/// <summary>A request adapter that says how far ahead lists are read.</summary>
public interface IPagingAdapter
{
    /// <summary>How many pages are asked for ahead of the one being read; 0 reads them one by one.</summary>
    int PrefetchDepth { get; }
}
