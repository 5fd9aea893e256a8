namespace DataGouv.Transfers.Downloads;

/// <summary>Sends a request as it is, without any credential, through the client's pipeline. It returns as soon as the answer begins.</summary>
internal delegate Task<HttpResponseMessage> DownloadTransport(HttpRequestMessage request, CancellationToken cancellationToken);
