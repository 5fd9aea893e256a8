namespace DataGouv.Tests.Support;

/// <summary>How the end of an answer is told on the wire.</summary>
internal enum AnswerForm
{
    /// <summary>By its length.</summary>
    Length,

    /// <summary>By a last chunk.</summary>
    Chunked,

    /// <summary>By the end of the connection.</summary>
    Close,

    /// <summary>By a length, of the packed form.</summary>
    Gzip,

    /// <summary>By a last chunk, of the packed form.</summary>
    GzipChunked,
}
