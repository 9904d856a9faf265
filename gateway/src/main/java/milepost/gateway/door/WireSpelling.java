package milepost.gateway.door;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;

/**
 * Escapes what an address may not contain, as it comes off the wire. The server behind would answer such a request itself, before
 * any filter: without an error body, a request id or a question for the token. Many clients send a bare bar or quote in a query.
 */
@Sharable
public final class WireSpelling extends ChannelInboundHandlerAdapter {

    private static final String IN_PATH = "-._~/:@!$&'()*+,;=";
    private static final String IN_QUERY = IN_PATH + "?[]";

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof HttpRequest request) {
            String spelt = spelt(request.uri());
            if (!spelt.equals(request.uri())) {
                request.setUri(spelt);
            }
        }
        super.channelRead(context, message);
    }

    static String spelt(String address) {
        StringBuilder spelt = null;
        String allowed = IN_PATH;
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            boolean fine = isAlphanumeric(c) || allowed.indexOf(c) >= 0 || c == '%' && isEscape(address, i) || c == '?';
            if (!fine && spelt == null) {
                spelt = new StringBuilder(address.length() + 16).append(address, 0, i);
            }
            if (spelt != null) {
                // Netty reads the line as Latin-1, so that a character is the byte that was sent
                spelt.append(fine ? String.valueOf(c) : "%%%02X".formatted((int) c & 0xff));
            }
            if (c == '?') {
                allowed = IN_QUERY;
            }
        }
        return spelt == null ? address : spelt.toString();
    }

    private static boolean isEscape(String address, int at) {
        return at + 2 < address.length() && isHex(address.charAt(at + 1)) && isHex(address.charAt(at + 2));
    }

    private static boolean isHex(char c) {
        return Character.digit(c, 16) >= 0 && c < 128;
    }

    private static boolean isAlphanumeric(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
