namespace DataGouv.Core;

/// <summary>A request adapter that takes requests as builders make them, and reads an answer inside the attempt that is repeated.</summary>
internal interface IApiAdapter
{
    /// <summary>Sends a request and reads its answer into a value.</summary>
    Task<T> SendAsync<T>(ApiRequest request, ApiAnswer<T> answer, CancellationToken cancellationToken);

    /// <summary>Sends a request whose answer is a stream. The caller disposes it.</summary>
    Task<Stream> SendForStreamAsync(ApiRequest request, CancellationToken cancellationToken);

    /// <summary>Sends a request whose answer has no body.</summary>
    Task SendForNothingAsync(ApiRequest request, CancellationToken cancellationToken);

    /// <summary>Makes the exception of an update that is not sent, because the object has changed.</summary>
    Exception CreateConflict(ApiOperation operation, string problem);
}
