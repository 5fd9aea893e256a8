using DataGouv.Generator.Differences.Contracts;
using static DataGouv.Generator.Differences.DifferenceClass;

namespace DataGouv.Generator.Differences.Rules;

/// <summary>What changes of documents, operations and responses mean for the generated code.</summary>
internal static class OperationRules
{
    /// <summary>A new document.</summary>
    public static readonly Rule DocumentAdded = new("document-added", Additive, "A new document is a new client.");

    /// <summary>A document that is gone.</summary>
    public static readonly Rule DocumentRemoved = new("document-removed", BreakingAtCompileTime, "Without its document a client is not generated.");

    /// <summary>Another address.</summary>
    public static readonly Rule ServerMoved = new("server-moved", BreakingAtRunTime, "Requests go to the address that the client was made for; the service says it is elsewhere.");

    /// <summary>Another scheme.</summary>
    public static readonly Rule SchemeSaid = new("server-scheme", None, "The client is given its address, scheme included; what the document says of it is not used.");

    /// <summary>A new way to authenticate.</summary>
    public static readonly Rule SecuritySchemeAdded = new("security-scheme-added", Additive, "There is one more way to authenticate; the others go on.");

    /// <summary>A way to authenticate that is gone, or works otherwise.</summary>
    public static readonly Rule SecuritySchemeBroken = new("security-scheme-changed", BreakingAtRunTime, "Credentials sent in the old way are not understood any more.");

    /// <summary>An operation that is no method of the client.</summary>
    public static readonly Rule NotAMethod = new("not-a-method", None, "The operation is a fact of the server (CORS preflight, HEAD) and no method of the client.");

    /// <summary>A new operation.</summary>
    public static readonly Rule Added = new("operation-added", Additive, "A new operation is a new method.");

    /// <summary>An operation that is gone.</summary>
    public static readonly Rule Removed = new("operation-removed", BreakingAtCompileTime, "The method of the operation is not generated any more.");

    /// <summary>An operation under another path.</summary>
    public static readonly Rule Moved = new("operation-moved", BreakingAtCompileTime, "Request builders follow the path: the method is found under another one.");

    /// <summary>An operation under another path of the same navigation.</summary>
    public static readonly Rule MovedInPlace = new("operation-moved-in-place", None, "The path differs, the request builders that lead there do not.");

    /// <summary>A path parameter under another name.</summary>
    public static readonly Rule PathParameterRenamed = new("path-parameter-renamed", None, "Path parameters are given by position, as in Jobs[\"id\"]; their names are not written.");

    /// <summary>Another identifier, of which nothing is made.</summary>
    public static readonly Rule IdUnused = new("operation-id", None, "Methods are named after verb and path; the identifier is seen in telemetry only.");

    /// <summary>Another identifier, from which models are named.</summary>
    public static readonly Rule IdNames = new("operation-id-names-types", BreakingAtCompileTime, "Enums and objects described inside the operation are named after its identifier.");

    /// <summary>On its way out.</summary>
    public static readonly Rule Deprecation = new("deprecation", Documentation, "It goes on to work; what IntelliSense says changes.");

    /// <summary>It was open, or open to more people.</summary>
    public static readonly Rule AccessTightened = new("access-tightened", BreakingAtRunTime, "Callers that were served are refused without a credential, or without a stronger one.");

    /// <summary>It is open to more people.</summary>
    public static readonly Rule AccessLoosened = new("access-loosened", Additive, "Callers that were refused are served.");

    /// <summary>Any 2xx is a success.</summary>
    public static readonly Rule SuccessStatus = new("any-2xx-is-success", None, "Any 2xx is a success, and the method returns what it did.");

    /// <summary>A method that returned nothing returns something.</summary>
    public static readonly Rule ResultGained = new("result-gained", Additive, "The method returned nothing and now returns what the server sends; calls that await it compile.");

    /// <summary>A method that returns something else.</summary>
    public static readonly Rule ResultChanged = new("result-changed", BreakingAtCompileTime, "The method returns another type.");

    /// <summary>A method that may return null.</summary>
    public static readonly Rule ResultMayBeNull = new("result-may-be-null", BreakingAtRunTime, "A success may come without a body now: the method returns null then.");

    /// <summary>A method that does not return null any more.</summary>
    public static readonly Rule ResultNeverNull = new("result-never-null", Additive, "Every success has a body now; checks for null go on.");

    /// <summary>A response that is no success.</summary>
    public static readonly Rule ErrorResponse = new("error-response", Documentation, "Every error is a DataGouvApiException with the body of the server, whatever the document says of it.");

    /// <summary>A response header.</summary>
    public static readonly Rule ResponseHeader = new("response-header", Documentation, "Headers of responses have no member of their own in the client.");

    /// <summary>A method that enumerates pages is there.</summary>
    public static readonly Rule PagingGained = new("paging-gained", Additive, "The request builder has an EnumerateAsync.");

    /// <summary>A method that enumerates pages is gone, or enumerates something else.</summary>
    public static readonly Rule PagingChanged = new("paging-changed", BreakingAtCompileTime, "The EnumerateAsync of the request builder is gone, or enumerates something else.");

    /// <summary>A body is given as a stream, or no more.</summary>
    public static readonly Rule StreamChanged = new("stream-changed", BreakingAtCompileTime, "The body is given as a stream instead of a model, or the reverse.");

    /// <summary>Retries.</summary>
    public static readonly Rule RepeatGained = new("repeat-allowed", Additive, "The client sends the request again where that cures a failure.");

    /// <summary>No retries any more.</summary>
    public static readonly Rule RepeatLost = new("repeat-forbidden", BreakingAtRunTime, "The client does not repeat the request any more: failures that it used to cure are seen.");

    /// <summary>The prefix that navigation leaves out.</summary>
    public static readonly Rule RootChanged = new("navigation-root", BreakingAtCompileTime, "The paths of all request builders begin elsewhere.");

    /// <summary>Text for people.</summary>
    public static readonly Rule Prose = new("prose", Documentation, "Text for people is no contract.");

    /// <summary>The rule for a change of who may call.</summary>
    public static Rule Access(bool tightened) => tightened ? AccessTightened : AccessLoosened;

    /// <summary>The rule for a request body that came or went.</summary>
    public static Rule Body(ContractBody? old) => old is null ? BodyAdded : BodyRemoved;

    /// <summary>A body is asked for.</summary>
    public static readonly Rule BodyAdded = new("body-added", BreakingAtCompileTime, "The method has one more argument: what is sent.");

    /// <summary>No body is asked for any more.</summary>
    public static readonly Rule BodyRemoved = new("body-removed", BreakingAtCompileTime, "The method has lost its argument for what is sent.");

    /// <summary>The body is sent in another form.</summary>
    public static readonly Rule BodyMediaChanged = new("body-media-changed", BreakingAtCompileTime, "What is sent is another type: a form instead of a model, or the reverse.");

    /// <summary>The body may be sent in other forms too.</summary>
    public static readonly Rule BodyMediaUnused = new("body-media-unused", None, "The client goes on to send the form that it sent.");
}
